"""The embedded MNIST digits; README.md beside this file says where they come from and what was cut."""
