def convolve_1d(x, h):
    n = len(x) + len(h) - 1
    full = np.fft.irfft(np.fft.rfft(x, n) * np.fft.rfft(h, n), n)
    return full[(len(h) - 1) // 2 :][: len(x)]
