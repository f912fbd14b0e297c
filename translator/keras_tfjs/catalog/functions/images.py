"""Pictures."""

from __future__ import annotations

_INPUTS = {
    "xception inception_v3 inception_resnet_v2 mobilenet mobilenet_v2 nasnet resnet_v2": "tf",
    "vgg16 vgg19 resnet resnet50 imagenet_utils": "caffe",
    "densenet": "torch",
    "mobilenet_v3 efficientnet efficientnet_v2 convnext": "none",
}
"""What the architectures of keras.applications do to the pixels of a picture, from 0 to 255."""

PREPROCESSED = " ".join(_INPUTS).split()
"""Modules of keras.applications that prepare pictures."""

_SCALINGS = {
    "tf": "tf.sub(tf.div(x, 127.5), 1)",
    "caffe": "tf.sub(tf.reverse(x, -1), [103.939, 116.779, 123.68])",
    "torch": "tf.div(tf.sub(tf.div(x, 255), [0.485, 0.456, 0.406]), [0.229, 0.224, 0.225])",
    "none": "x",
}
_PREPARING = "\n".join(
    [
        "keras.applications.imagenet_utils.preprocess_input(x, -data_format=None, mode)"
        f' if mode == "{mode}" -> {_SCALINGS[mode]}'
        for mode in ("tf", "caffe", "torch")
    ]
    + [
        f"keras.applications.{each}.preprocess_input(x, {data_format}) -> {_SCALINGS[mode]}"
        for names, mode in _INPUTS.items()
        for each in names.split()
        for data_format in ("-data_format=None", '-data_format="channels_last"')
    ]
)

IMAGES = f"""
{_PREPARING}
ops.image.rgb_to_grayscale image.rgb_to_grayscale(images, -data_format=None)
 -> tf.image.rgbToGrayscale(images)
image.grayscale_to_rgb(images) -> tf.image.grayscaleToRGB(images)
ops.image.resize(images, size, interpolation="bilinear", -antialias=False,
    -crop_to_aspect_ratio=False, -pad_to_aspect_ratio=False, -fill_mode="constant",
    -fill_value=0.0, -data_format=None)
 if interpolation == "bilinear"
 -> tf.image.resizeBilinear(images, size, False, True)
ops.image.resize(images, size, interpolation="bilinear", -antialias=False,
    -crop_to_aspect_ratio=False, -pad_to_aspect_ratio=False, -fill_mode="constant",
    -fill_value=0.0, -data_format=None)
 if interpolation == "nearest"
 -> tf.image.resizeNearestNeighbor(images, size, False, True)
image.resize(images, size, method="bilinear", -preserve_aspect_ratio=False, -antialias=False,
    -name=None)
 if method == "bilinear"
 -> tf.image.resizeBilinear(images, size, False, True)
image.resize(images, size, method="bilinear", -preserve_aspect_ratio=False, -antialias=False,
    -name=None)
 if method == "nearest"
 -> tf.image.resizeNearestNeighbor(images, size, False, True)
image.resize_bilinear(images, size, align_corners=False, half_pixel_centers=False, -name=None)
 -> tf.image.resizeBilinear(images, size, align_corners, half_pixel_centers)
image.resize_nearest_neighbor(images, size, align_corners=False, half_pixel_centers=False,
    -name=None)
 -> tf.image.resizeNearestNeighbor(images, size, align_corners, half_pixel_centers)
image.resize_images(images, size, method="bilinear", align_corners=False,
    -preserve_aspect_ratio=False, -name=None)
 if method in (0, "bilinear")
 -> tf.image.resizeBilinear(images, size, align_corners)
image.resize_images(images, size, method="bilinear", align_corners=False,
    -preserve_aspect_ratio=False, -name=None)
 if method in (1, "nearest")
 -> tf.image.resizeNearestNeighbor(images, size, align_corners)
ops.image.pad_images(images, top_padding, left_padding, bottom_padding, right_padding,
    -target_height=None, -target_width=None, -data_format=None)
 if rank(images) == 4
 -> tf.pad(images, [[0, 0], [top_padding, bottom_padding], [left_padding, right_padding], [0, 0]])
ops.image.pad_images(images, top_padding, left_padding, bottom_padding, right_padding,
    -target_height=None, -target_width=None, -data_format=None)
 if rank(images) == 3
 -> tf.pad(images, [[top_padding, bottom_padding], [left_padding, right_padding], [0, 0]])
ops.image.crop_images(images, top_cropping, left_cropping, -bottom_cropping=None,
    -right_cropping=None, target_height, target_width, -data_format=None)
 if rank(images) == 4
 -> tf.slice(images, [0, top_cropping, left_cropping, 0], [-1, target_height, target_width, -1])
ops.image.crop_images(images, top_cropping, left_cropping, -bottom_cropping=None,
    -right_cropping=None, target_height, target_width, -data_format=None)
 if rank(images) == 3
 -> tf.slice(images, [top_cropping, left_cropping, 0], [target_height, target_width, -1])
image.crop_to_bounding_box(image, offset_height, offset_width, target_height, target_width)
 if rank(image) == 4
 -> tf.slice(image, [0, offset_height, offset_width, 0], [-1, target_height, target_width, -1])
image.crop_to_bounding_box(image, offset_height, offset_width, target_height, target_width)
 -> tf.slice(image, [offset_height, offset_width, 0], [target_height, target_width, -1])
image.flip_left_right(image) if rank(image) == 4 -> tf.reverse(image, 2)
image.flip_left_right(image) -> tf.reverse(image, 1)
image.flip_up_down(image) if rank(image) == 4 -> tf.reverse(image, 1)
image.flip_up_down(image) -> tf.reverse(image, 0)
image.transpose(image) if rank(image) == 4 -> tf.transpose(image, [0, 2, 1, 3])
image.transpose(image) -> tf.transpose(image, [1, 0, 2])
image.rot90(image, k=1)
 if rank(image) == 3 and k == 1
 -> tf.reverse(tf.transpose(image, [1, 0, 2]), 0)
image.adjust_brightness(image, delta) -> tf.add(image, delta)
image.adjust_contrast(images, contrast_factor)
 if rank(images) == 3
 -> tf.add(tf.mul(tf.sub(images, middle), contrast_factor), middle)
 where middle = tf.mean(images, [0, 1], True)
image.adjust_gamma(image, gamma=1, gain=1) -> tf.mul(tf.pow(image, gamma), gain)
image.per_image_standardization(image)
 if rank(image) == 3
 -> tf.div(tf.sub(image, found["mean"]), tf.maximum(tf.sqrt(found["variance"]), 1 /
    math.sqrt(image.size)))
 where found = tf.moments(image)
image.convert_image_dtype(image, dtype, -saturate=False)
 if dtype(image) == "int32" and dtype == "float32"
 -> tf.div(tf.cast(image, "float32"), 255)
image.convert_image_dtype(image, dtype, -saturate=False)
 if dtype(image) == "float32" and dtype == "float32"
 -> tf.clone(image)
image.central_crop(image, central_fraction) if central_fraction == 1 -> tf.clone(image)
image.crop_and_resize(image, boxes, box_indices, crop_size, -method="bilinear")
 -> tf.image.cropAndResize(image, boxes, box_indices, crop_size)
image.non_max_suppression(boxes, scores, max_output_size, iou_threshold=0.5,
    -score_threshold=None)
 -> tf.image.nonMaxSuppression(boxes, scores, max_output_size, iou_threshold)
image.psnr(a, b, max_val)
 if rank(a) == 3
 -> tf.mul(tf.div(tf.log(tf.div(max_val**2, tf.mean(tf.squaredDifference(a, b)))), math.log(10)),
    10)
image.total_variation(images)
 if rank(images) == 3
 -> tf.add(tf.sum(tf.abs(tf.sub(tf.slice(images, [1, 0, 0]), tf.slice(images, [0, 0, 0],
    [images.shape[0] - 1, -1, -1])))), tf.sum(tf.abs(tf.sub(tf.slice(images, [0, 1, 0]),
    tf.slice(images, [0, 0, 0], [-1, images.shape[1] - 1, -1])))))
ops.image.sobel_edges image.sobel_edges(images, -data_format=None)
 if rank(images) == 4
 -> tf.reshape(tf.depthwiseConv2d(tf.mirrorPad(images, [[0, 0], [1, 1], [1, 1], [0, 0]],
    "reflect"), tf.tile(tf.reshape(tf.tensor([-1.0, -1.0, -2.0, 0.0, -1.0, 1.0, 0.0, -2.0, 0.0,
    0.0, 0.0, 2.0, 1.0, -1.0, 2.0, 0.0, 1.0, 1.0]), [3, 3, 1, 2]), [1, 1, images.shape[3], 1]), 1,
    "valid"), [-1, images.shape[1], images.shape[2], images.shape[3], 2])
ops.image.hsv_to_rgb image.hsv_to_rgb(images, -data_format=None)
 -> tf.mul(tf.expandDims(value, -1), tf.sub(1, tf.mul(tf.expandDims(saturation, -1), tf.sub(1,
    shade))))
 where hue = tf.gather(images, 0, known.rank(images) - 1)
 where saturation = tf.gather(images, 1, known.rank(images) - 1)
 where value = tf.gather(images, 2, known.rank(images) - 1)
 where shade = tf.stack([tf.clipByValue(tf.sub(tf.abs(tf.sub(tf.mul(hue, 6), 3)), 1), 0, 1),
    tf.clipByValue(tf.sub(2, tf.abs(tf.sub(tf.mul(hue, 6), 2))), 0, 1), tf.clipByValue(tf.sub(2,
    tf.abs(tf.sub(tf.mul(hue, 6), 4))), 0, 1)], -1)
ops.image.extract_patches(images, size, -strides=None, -dilation_rate=1, -padding="valid",
    -data_format=None)
 if rank(images) == 4 and integer(size)
 -> tf.reshape(tf.transpose(tf.reshape(tf.slice(images, [0, 0, 0, 0], [-1, images.shape[1] // size
    * size, images.shape[2] // size * size, -1]), [images.shape[0], images.shape[1] // size, size,
    images.shape[2] // size, size, images.shape[3]]), [0, 1, 3, 2, 4, 5]), [images.shape[0],
    images.shape[1] // size, images.shape[2] // size, size * size * images.shape[3]])
"""
