import tensorflow as tf

WIDTHS = {"v1": 0.25, "v2": 0.35}
BACKBONES = {
    "v1": tf.keras.applications.MobileNet,
    "v2": tf.keras.applications.mobilenet_v2.MobileNetV2,
}
picture = tf.keras.Input(shape=(33, 47, 3))
features = []
for name in ("v1", "v2"):
    backbone = BACKBONES[name]
    base = backbone(
        include_top=False,
        weights=None,
        input_shape=(33, 47, 3),
        alpha=WIDTHS[name],
        pooling="avg",
    )
    features.append(base(picture))
joined = tf.keras.layers.concatenate(features)
definition = tf.keras.Model(picture, [*features, tf.keras.layers.Dense(3)(joined)])
