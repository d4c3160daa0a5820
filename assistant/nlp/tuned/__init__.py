"""A small multilingual transformer, tuned to the messages of `data/nlu`, run by onnxruntime."""
