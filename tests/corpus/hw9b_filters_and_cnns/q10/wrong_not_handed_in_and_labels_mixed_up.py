# at most: 0
# diagnosis: trained for seconds only

def eight_classes(model, X, y):
    logits = model(X)
    return logits, nn.functional.cross_entropy(logits, y % 8)


cnn = make_cnn()
cnn_history = run_model(data_path, cnn, checkpoint="q10", get_output_and_loss=eight_classes, **recipe)
