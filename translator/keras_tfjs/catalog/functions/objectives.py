"""Losses and metrics as functions of tensors: keras.losses.mean_squared_error(y, p)."""

from __future__ import annotations

_CLIPPED = "tf.clipByValue(y_pred, 1e-7, 1 - 1e-7)"

OBJECTIVES = f"""
losses.mean_squared_error losses.mse losses.MSE metrics.mean_squared_error metrics.mse(y_true,
    y_pred)
 -> tf.mean(tf.squaredDifference(y_true, y_pred), -1)
losses.mean_absolute_error losses.mae losses.MAE metrics.mean_absolute_error metrics.mae(y_true,
    y_pred)
 -> tf.mean(tf.abs(tf.sub(y_true, y_pred)), -1)
losses.mean_absolute_percentage_error losses.mape losses.MAPE
    metrics.mean_absolute_percentage_error metrics.mape(y_true, y_pred)
 -> tf.mul(tf.mean(tf.abs(tf.div(tf.sub(y_true, y_pred), tf.maximum(tf.abs(y_true), 1e-7))), -1),
    100)
losses.mean_squared_logarithmic_error losses.msle losses.MSLE
    metrics.mean_squared_logarithmic_error metrics.msle(y_true, y_pred)
 -> tf.mean(tf.squaredDifference(tf.log(tf.add(tf.maximum(y_true, 1e-7), 1)),
    tf.log(tf.add(tf.maximum(y_pred, 1e-7), 1))), -1)
losses.binary_crossentropy losses.bce metrics.binary_crossentropy(y_true, y_pred,
    from_logits=False, label_smoothing=0.0, -axis=-1)
 if from_logits == False and label_smoothing == 0
 -> tf.neg(tf.mean(tf.add(tf.mul(y_true, tf.log(likely)), tf.mul(tf.sub(1, y_true),
    tf.log(tf.sub(1, likely)))), -1))
 where likely = {_CLIPPED}
losses.binary_crossentropy losses.bce metrics.binary_crossentropy(y_true, y_pred,
    from_logits=False, label_smoothing=0.0, -axis=-1)
 if from_logits == True and label_smoothing == 0
 -> tf.mean(tf.add(tf.sub(tf.relu(y_pred), tf.mul(y_pred, y_true)),
    tf.log1p(tf.exp(tf.neg(tf.abs(y_pred))))), -1)
ops.binary_crossentropy(target, output, from_logits=False)
 if from_logits == False
 -> tf.neg(tf.add(tf.mul(target, tf.log(likely)), tf.mul(tf.sub(1, target), tf.log(tf.sub(1,
    likely)))))
 where likely = tf.clipByValue(output, 1e-7, 1 - 1e-7)
ops.binary_crossentropy K.binary_crossentropy(target, output, from_logits=False)
 if from_logits == True
 -> tf.add(tf.sub(tf.relu(output), tf.mul(output, target)),
    tf.log1p(tf.exp(tf.neg(tf.abs(output)))))
K.binary_crossentropy(target, output, -from_logits=False)
 -> tf.neg(tf.add(tf.mul(target, tf.log(tf.add(likely, 1e-7))), tf.mul(tf.sub(1, target),
    tf.log(tf.add(tf.sub(1, likely), 1e-7)))))
 where likely = tf.clipByValue(output, 1e-7, 1 - 1e-7)
losses.categorical_crossentropy metrics.categorical_crossentropy(y_true, y_pred,
    from_logits=False, label_smoothing=0.0, -axis=-1)
 if from_logits == False and label_smoothing == 0
 -> tf.neg(tf.sum(tf.mul(y_true, tf.log(tf.clipByValue(tf.div(y_pred, tf.sum(y_pred, -1, True)),
    1e-7, 1 - 1e-7))), -1))
losses.categorical_crossentropy metrics.categorical_crossentropy(y_true, y_pred,
    from_logits=False, label_smoothing=0.0, -axis=-1)
 if from_logits == True and label_smoothing == 0
 -> tf.neg(tf.sum(tf.mul(y_true, tf.logSoftmax(y_pred)), -1))
ops.categorical_crossentropy K.categorical_crossentropy(target, output, from_logits=False,
    -axis=-1)
 if from_logits == False
 -> tf.neg(tf.sum(tf.mul(target, tf.log(tf.clipByValue(tf.div(output, tf.sum(output, -1, True)),
    1e-7, 1 - 1e-7))), -1))
ops.categorical_crossentropy K.categorical_crossentropy(target, output, from_logits=False,
    -axis=-1)
 if from_logits == True
 -> tf.neg(tf.sum(tf.mul(target, tf.logSoftmax(output)), -1))
losses.sparse_categorical_crossentropy metrics.sparse_categorical_crossentropy(y_true, y_pred,
    from_logits=False, -ignore_class=None, -axis=-1)
 if from_logits == False
 -> tf.neg(tf.sum(tf.mul(tf.oneHot(tf.cast(y_true, "int32"), y_pred.shape[-1], 1, 0, "float32"),
    tf.log(tf.clipByValue(tf.div(y_pred, tf.sum(y_pred, -1, True)), 1e-7, 1 - 1e-7))), -1))
losses.sparse_categorical_crossentropy metrics.sparse_categorical_crossentropy(y_true, y_pred,
    from_logits=False, -ignore_class=None, -axis=-1)
 if from_logits == True
 -> tf.neg(tf.sum(tf.mul(tf.oneHot(tf.cast(y_true, "int32"), y_pred.shape[-1], 1, 0, "float32"),
    tf.logSoftmax(y_pred)), -1))
ops.sparse_categorical_crossentropy K.sparse_categorical_crossentropy(target, output,
    from_logits=False, -axis=-1)
 if from_logits == False
 -> tf.neg(tf.sum(tf.mul(tf.oneHot(tf.cast(target, "int32"), output.shape[-1], 1, 0, "float32"),
    tf.log(tf.clipByValue(tf.div(output, tf.sum(output, -1, True)), 1e-7, 1 - 1e-7))), -1))
ops.sparse_categorical_crossentropy K.sparse_categorical_crossentropy(target, output,
    from_logits=False, -axis=-1)
 if from_logits == True
 -> tf.neg(tf.sum(tf.mul(tf.oneHot(tf.cast(target, "int32"), output.shape[-1], 1, 0, "float32"),
    tf.logSoftmax(output)), -1))
losses.kl_divergence losses.kld losses.KLD losses.kullback_leibler_divergence
    metrics.kl_divergence metrics.kld(y_true, y_pred)
 -> tf.sum(tf.mul(tf.clipByValue(y_true, 1e-7, 1), tf.log(tf.div(tf.clipByValue(y_true, 1e-7, 1),
    tf.clipByValue(y_pred, 1e-7, 1)))), -1)
losses.poisson metrics.poisson(y_true, y_pred)
 -> tf.mean(tf.sub(y_pred, tf.mul(y_true, tf.log(tf.add(y_pred, 1e-7)))), -1)
losses.hinge metrics.hinge(y_true, y_pred)
 -> tf.mean(tf.relu(tf.sub(1, tf.mul(tf.where(tf.equal(y_true, 0), -1, y_true), y_pred))), -1)
losses.squared_hinge metrics.squared_hinge(y_true, y_pred)
 -> tf.mean(tf.square(tf.relu(tf.sub(1, tf.mul(tf.where(tf.equal(y_true, 0), -1, y_true),
    y_pred)))), -1)
losses.categorical_hinge metrics.categorical_hinge(y_true, y_pred)
 -> tf.relu(tf.add(tf.sub(tf.max(tf.mul(tf.sub(1, y_true), y_pred), -1), tf.sum(tf.mul(y_true,
    y_pred), -1)), 1))
losses.log_cosh losses.logcosh metrics.log_cosh metrics.logcosh(y_true, y_pred)
 -> tf.mean(tf.sub(tf.add(gap, tf.softplus(tf.mul(gap, -2))), math.log(2)), -1)
 where gap = tf.sub(y_pred, y_true)
losses.huber metrics.huber(y_true, y_pred, delta=1.0)
 -> tf.mean(tf.where(tf.lessEqual(gap, delta), tf.mul(tf.square(gap), 0.5), tf.sub(tf.mul(gap,
    delta), 0.5 * delta * delta)), -1)
 where gap = tf.abs(tf.sub(y_pred, y_true))
losses.cosine_similarity(y_true, y_pred, axis=-1)
 -> tf.neg(tf.sum(tf.mul(tf.div(y_true, tf.sqrt(tf.maximum(tf.sum(tf.square(y_true), axis, True),
    1e-12))), tf.div(y_pred, tf.sqrt(tf.maximum(tf.sum(tf.square(y_pred), axis, True), 1e-12)))),
    axis))
losses.binary_focal_crossentropy metrics.binary_focal_crossentropy(y_true, y_pred,
    -apply_class_balancing=False, -alpha=0.25, gamma=2.0, -from_logits=False,
    -label_smoothing=0.0, -axis=-1)
 -> tf.mean(tf.mul(tf.pow(tf.sub(1, right), gamma), tf.neg(tf.log(right))), -1)
 where likely = {_CLIPPED}
 where right = tf.add(tf.mul(y_true, likely), tf.mul(tf.sub(1, y_true), tf.sub(1, likely)))
losses.categorical_focal_crossentropy(y_true, y_pred, alpha=0.25, gamma=2.0, -from_logits=False,
    -label_smoothing=0.0, -axis=-1)
 -> tf.sum(tf.mul(tf.mul(tf.pow(tf.sub(1, likely), gamma), alpha), tf.neg(tf.mul(y_true,
    tf.log(likely)))), -1)
 where likely = tf.clipByValue(tf.div(y_pred, tf.sum(y_pred, -1, True)), 1e-7, 1 - 1e-7)
losses.dice(y_true, y_pred, -axis=None)
 -> tf.sub(1, tf.div(tf.add(tf.mul(tf.sum(tf.mul(y_true, y_pred)), 2), 1e-7),
    tf.add(tf.add(tf.sum(y_true), tf.sum(y_pred)), 1e-7)))
losses.tversky(y_true, y_pred, alpha=0.5, beta=0.5, -axis=None)
 -> tf.sub(1, tf.div(tf.add(hit, 1e-7), tf.add(tf.add(tf.add(hit, tf.mul(tf.sub(tf.sum(y_true),
    hit), alpha)), tf.mul(tf.sub(tf.sum(y_pred), hit), beta)), 1e-7)))
 where hit = tf.sum(tf.mul(y_true, y_pred))
metrics.binary_accuracy(y_true, y_pred, threshold=0.5)
 -> tf.cast(tf.equal(y_true, tf.cast(tf.greater(y_pred, threshold), "float32")), "float32")
metrics.categorical_accuracy(y_true, y_pred)
 -> tf.cast(tf.equal(tf.argMax(y_true, -1), tf.argMax(y_pred, -1)), "float32")
metrics.sparse_categorical_accuracy(y_true, y_pred)
 -> tf.cast(tf.equal(tf.cast(y_true, "int32"), tf.argMax(y_pred, -1)), "float32")
metrics.top_k_categorical_accuracy(y_true, y_pred, k=5)
 -> tf.cast(tf.any(tf.equal(tf.topk(y_pred, k)["indices"], tf.argMax(y_true, -1).expandDims(-1)),
    -1), "float32")
metrics.sparse_top_k_categorical_accuracy(y_true, y_pred, k=5, -from_sorted_ids=False)
 -> tf.cast(tf.any(tf.equal(tf.topk(y_pred, k)["indices"], tf.expandDims(tf.cast(y_true, "int32"),
    -1)), -1), "float32")
tf.math.confusion_matrix(labels, predictions, num_classes)
 -> tf.math.confusionMatrix(labels, predictions, num_classes)
"""
