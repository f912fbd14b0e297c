import tfjs as tf

# y = a x^3 + b x^2 + c x + d, learned by gradient descent on four variables.
a = tf.variable(tf.scalar(0.3))
b = tf.variable(tf.scalar(-0.1))
c = tf.variable(tf.scalar(0.2))
d = tf.variable(tf.scalar(0.1))

num_iterations = 40
learning_rate = 0.5
optimizer = tf.train.sgd({"learningRate": learning_rate})


def predict(x):
    """The polynomial at the points x."""
    return tf.tidy(
        lambda: a.mul(x.pow(tf.scalar(3, "int32")))
        .add(b.mul(x.square()))
        .add(c.mul(x))
        .add(d)
    )


def loss(prediction, labels):
    return prediction.sub(labels).square().mean()


def train(xs, ys):
    for iter in range(num_iterations):
        cost = optimizer.minimize(lambda: loss(predict(xs), ys), True)
        if iter % 10 == 0:
            print(f"iteration {iter}: {cost.dataSync()[0]:.4f}")
        cost.dispose()
        tf.nextFrame().result()


def normalized(values):
    def tidy_body():
        min_ = values.min()
        max_ = values.max()
        return values.sub(min_).div(max_.sub(min_))

    return tf.tidy(tidy_body)


def main():
    xs = tf.linspace(-1, 1, 21)
    ys = normalized(
        tf.tidy(
            lambda: xs.pow(tf.scalar(3, "int32")).mul(-0.8).sub(xs.mul(0.2)).add(0.5)
        )
    )

    train(xs, ys)

    predictions = predict(xs)
    print("predictions", predictions.data().result())
    predictions.dispose()
    for coefficient in [a, b, c, d]:
        print(coefficient.dataSync()[0])


main()
