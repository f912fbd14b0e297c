"""What to do about functions on arrays for which TF.js has neither a counterpart nor a composition.

In the notation of catalog/keras/advice.py.
"""

from __future__ import annotations

ADVICE = """
keras.ops.cholesky keras.ops.cholesky_inverse keras.ops.eig keras.ops.eigh keras.ops.svd
    keras.ops.lstsq keras.ops.lu_factor keras.ops.pinv keras.ops.matrix_rank
    keras.ops.solve_triangular keras.ops.linalg.*:
    compute it with NumPy before the model, numpy.linalg.{last}; of decompositions TF.js has
    tf.linalg.qr and tf.linalg.gramSchmidt
keras.ops.ctc_loss keras.ops.ctc_decode:
    train with it in Keras and convert the model; decode its output greedily with argMax(-1)
keras.ops.associative_scan keras.ops.scan keras.ops.while_loop keras.ops.fori_loop:
    write the loop in Python: TF.js computes at once, a for or while over tensors is what it does
keras.ops.custom_gradient:
    use tf.customGrad: its function gets the inputs and save, and returns value and gradFunc
keras.ops.jvp:
    use tf.grad or tf.valueAndGrad: TF.js has gradients from the back only
keras.ops.erfinv:
    draw from a normal distribution with tf.randomNormal if that is what it is for; else compute it
    before, in Python
keras.ops.gcd keras.ops.lcm:
    compute it in Python with math.{last} on the numbers
keras.ops.nanmedian keras.ops.nanquantile keras.ops.nanpercentile:
    take the numbers that are not NaN first, with tf.booleanMaskAsync, then the quantile of those
keras.ops.nextafter:
    add a small number of your own: TF.js cannot look at the bits of a float
keras.ops.view:
    write the new numbers out: TF.js cannot read a tensor's bytes as another type
keras.ops.vectorize:
    call the function on whole tensors, or with a comprehension on tf.unstack(x)
keras.ops.rearrange:
    write it as reshape and transpose, which is what the pattern says
keras.ops.fold keras.ops.unfold:
    write a convolution with a kernel of ones and zeros, or tf.slice of each window
keras.ops.stft keras.ops.istft:
    use tf.signal.stft: it neither centres nor pads, and gives complex numbers
keras.ops.image.*:
    prepare the pictures in Keras or on a canvas; of warps TF.js has tf.image.transform
keras.backend.function:
    call the model, or build keras.Model(inputs, outputs) of the part: TF.js computes at once
keras.backend.learning_phase keras.backend.set_learning_phase keras.backend.in_test_phase:
    pass training=True or False where the model is called: apply(x, {"training": True})
keras.backend.placeholder:
    use keras.Input: TF.js has symbolic tensors for layers only
keras.backend.gradients:
    use tf.grads of a function that computes the loss
keras.backend.get_session:
    compute where the session runs it: TF.js has no sessions, x.dataSync() gives the numbers of x
keras.backend.set_session keras.backend.manual_variable_initialization:
    leave it out: TF.js has no sessions, it computes at once
keras.backend.reset_uids:
    give the layers names of your own
keras.backend.set_image_data_format keras.backend.set_floatx keras.backend.set_epsilon:
    write data_format, dtype or epsilon where they are used: TF.js has no global setting
keras.backend.rnn:
    use keras.layers.RNN with a cell, or a loop in Python
keras.backend.ctc_batch_cost keras.backend.ctc_decode keras.backend.ctc_label_dense_to_sparse:
    train with it in Keras and convert the model; decode its output greedily with argMax(-1)
keras.backend.*:
    write it with keras.ops, which has it under today's name
keras.random.SeedGenerator:
    pass seeds as numbers: TF.js's functions take one each
keras.random.*:
    draw with tf.randomNormal, tf.randomUniform or tf.randomGamma and compute from that
keras.utils.plot_model keras.utils.model_to_dot:
    print model.summary(), or show the model with tfjs-vis: tfvis.show.modelSummary
keras.utils.audio_dataset_from_directory:
    build the data set with tf.data.generator, or read the files before
keras.utils.*:
    leave it out or do it in Python: it works on Python objects, not on tensors
"""
