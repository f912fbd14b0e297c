"""Correspondences between Keras (with NumPy and TensorFlow) and TF.js, one row each."""
