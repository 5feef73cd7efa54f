class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 6, 5, padding=2), nn.Conv2d(6, 16, 5)
        self.fc1, self.fc2, self.fc3 = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2).flatten(1)
        return self.fc3(F.relu(self.fc2(F.relu(self.fc1(x)))))


def make_lenet():
    return LeNet()


def plot_first_layer(model, images):
    seen = []
    hook = model.conv1.register_forward_hook(lambda module, inputs, output: seen.append(output.detach()))
    model(images[0].unsqueeze(0))
    hook.remove()
    fig, (top, bottom) = plt.subplots(nrows=2, ncols=6, sharex="row", sharey="row")
    for kernel, ax in zip(model.conv1.weight.detach().squeeze(), top):
        ax.imshow(kernel, vmin=-0.2, vmax=0.2, cmap="RdBu")
    for output, ax in zip(seen[0].squeeze(0), bottom):
        ax.imshow(output)
    return fig
