class Decoder(nn.Module):
    def __init__(self, Q1, Q2, K):
        super().__init__()
        self.Q2 = Q2
        self.linear = nn.Linear(K, Q2 * 7 * 7)
        self.up1 = nn.ConvTranspose2d(Q2, Q1, 5, stride=2, padding=2, output_padding=1)
        self.up2 = nn.ConvTranspose2d(Q1, 1, 5, stride=2, padding=2, output_padding=1)

    def forward(self, codes):
        maps = F.relu(self.linear(codes).view(-1, self.Q2, 7, 7))
        return torch.sigmoid(self.up2(F.relu(self.up1(maps))))
