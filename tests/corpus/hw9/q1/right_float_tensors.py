q1a = torch.tensor([7.0, 6.0, 7.0])
q1b = torch.tensor([9.0, -4.0, 11.0], requires_grad=True)
