def make_cnn(filters=(16, 32, 64)):
    channels = list(filters)
    channels.insert(0, 1)
    net = nn.Sequential()
    for i in range(3):
        net.append(nn.Conv2d(channels[i], channels[i + 1], 3, 1, 1))
        net.append(nn.ReLU())
        net.append(nn.MaxPool2d(2))
    net.extend([nn.Conv2d(channels[3], 128, 3), nn.ReLU(), nn.Flatten(), nn.Linear(128, 10)])
    return net
