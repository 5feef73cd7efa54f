class Encoder(nn.Module):
    def __init__(self, Q1, Q2, K):
        super().__init__()
        self.to_code = nn.Linear(Q2 * 7 * 7, K)
        self.second = nn.Conv2d(Q1, Q2, kernel_size=5, stride=2, padding=2)
        self.first = nn.Conv2d(1, Q1, kernel_size=5, stride=2, padding=2)

    def forward(self, images):
        maps = F.relu(self.first(images))
        maps = torch.relu(self.second(maps))
        return self.to_code(maps.view(len(images), -1))
