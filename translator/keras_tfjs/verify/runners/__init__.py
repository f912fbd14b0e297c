"""Programs that run a program and write down what it computes; each is started by another
interpreter, so nothing here imports the rest of keras_tfjs (`keras_tfjs.verify.process` starts
them)."""
