import tensorflow as tf
import keras
import numpy as np

# y = a x^3 + b x^2 + c x + d, learned by gradient descent on four variables.
a = keras.Variable(np.array(0.3))
b = keras.Variable(np.array(-0.1))
c = keras.Variable(np.array(0.2))
d = keras.Variable(np.array(0.1))

num_iterations = 40
learning_rate = 0.5
optimizer = keras.optimizers.SGD(learning_rate=learning_rate)


def predict(x):
    """The polynomial at the points x."""
    return keras.ops.add(a * x**3 + b * keras.ops.square(x) + c * x, d)


def loss(prediction, labels):
    return keras.ops.mean(keras.ops.square(prediction - labels))


def train(xs, ys):
    for iter in range(num_iterations):
        with tf.GradientTape() as tape:
            cost_1 = loss(predict(xs), ys)
        variables = tape.watched_variables()
        optimizer.apply_gradients(zip(tape.gradient(cost_1, variables), variables))
        cost = cost_1
        if iter % 10 == 0:
            print(f"iteration {iter}: {cost:.4f}")


def normalized(values):
    def tidy_body():
        min_ = keras.ops.min(values)
        max_ = keras.ops.max(values)
        return (values - min_) / (max_ - min_)

    return tidy_body()


def main():
    xs = np.linspace(-1, 1, num=21)
    ys = normalized(xs**3 * -0.8 - xs * 0.2 + 0.5)

    train(xs, ys)

    predictions = predict(xs)
    print("predictions", np.array(predictions).flatten().tolist())
    for coefficient in [a, b, c, d]:
        print(float(coefficient))


main()
