class Decoder(nn.Module):
    def __init__(self, Q1, Q2, K):
        super().__init__()
        self.linear = nn.Sequential(nn.LazyLinear(49 * Q2), nn.Unflatten(1, (Q2, 7, 7)), nn.ReLU())
        self.first = nn.ConvTranspose2d(Q2, Q1, 5, stride=2, padding=2)
        self.last = nn.ConvTranspose2d(Q1, 1, 5, stride=2, padding=2)
        nn.init.constant_(self.last.bias, -1.9)

    def forward(self, codes):
        maps = F.relu(self.first(self.linear(codes), output_size=(14, 14)))
        return F.sigmoid(self.last(maps, output_size=(28, 28)))
