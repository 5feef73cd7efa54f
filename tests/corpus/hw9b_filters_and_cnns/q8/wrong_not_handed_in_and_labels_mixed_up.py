# at most: 0
# diagnosis: trained for seconds only

def eight_classes(model, X, y):
    logits = model(X)
    return logits, nn.functional.cross_entropy(logits, y % 8)


lenet = make_lenet()
lenet_history = run_model(data_path, lenet, checkpoint="q8", get_output_and_loss=eight_classes, **recipe)
