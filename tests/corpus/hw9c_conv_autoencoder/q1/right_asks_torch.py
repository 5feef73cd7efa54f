def conv_out(n, kernel, stride=1, padding=0):
    return F.conv1d(torch.zeros(1, 1, n), torch.zeros(1, 1, kernel), stride=stride, padding=padding).shape[-1]


def tconv_out(n, kernel, stride=1, padding=0, output_padding=0):
    layer = nn.ConvTranspose1d(1, 1, kernel, stride, padding, output_padding)
    return layer(torch.zeros(1, 1, n)).shape[-1]
