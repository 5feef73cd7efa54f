class Encoder(nn.Module):
    def __init__(self, Q1, Q2, K):
        super().__init__()
        self.maps = nn.Sequential(
            nn.ZeroPad2d((2, 1, 2, 1)), nn.Conv2d(1, Q1, 5, stride=2), nn.ReLU(),
            nn.ZeroPad2d(2), nn.Conv2d(Q1, Q2, 5, stride=2), nn.ReLU(),
        )
        with torch.no_grad():
            size = self.maps(torch.zeros(1, 1, 28, 28)).numel()
        self.code = nn.Linear(size, K)
        nn.init.xavier_uniform_(self.code.weight)

    def forward(self, images):
        return self.code(self.maps(images).reshape(images.shape[0], -1))
