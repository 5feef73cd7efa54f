class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1, self.fc2, self.fc3 = nn.Linear(10, 84), nn.Linear(84, 120), nn.Linear(120, 400)
        self.conv1, self.conv2 = nn.ConvTranspose2d(16, 6, 5), nn.ConvTranspose2d(6, 1, 5, padding=2)

    def forward(self, code):
        x = torch.tanh(self.fc3(torch.tanh(self.fc2(torch.tanh(self.fc1(code))))))
        x = F.interpolate(x.view(-1, 16, 5, 5), scale_factor=2, mode="bilinear")
        x = F.interpolate(torch.tanh(self.conv1(x)), scale_factor=2)
        return self.conv2(x)


def make_decoder():
    return Decoder()
