def conv2d_padded(image, kernel, padding=0):
    rows = [[0] * padding + [float(x) for x in row] + [0] * padding for row in image]
    border = [[0] * len(rows[0]) for _ in range(padding)]
    rows, s = border + rows + border, len(kernel)
    return tuple(
        tuple(
            sum(rows[i + a][j + b] * kernel[a][b] for a in range(s) for b in range(s))
            for j in range(len(rows[0]) - s + 1)
        )
        for i in range(len(rows) - s + 1)
    )
