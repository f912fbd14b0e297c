"""Spectrograms of sound."""

from __future__ import annotations

import math
from typing import Any

import tfjs as tf
from tfjs.extensions.base import Extension
from tfjs.extensions.shapes import onlyTensor

MEL_BREAK = 700
MEL_SCALE = 1127


def mel(hertz: float) -> float:
    """A frequency on the mel scale."""
    return MEL_SCALE * math.log(1 + hertz / MEL_BREAK)


def melBands(bands: int, places: int, rate: float, lowest: float, highest: float) -> tf.Tensor:
    """How much each of `places` frequencies counts in each of `bands` [places, bands]: triangles
    that overlap by half, even on the mel scale. The frequency 0 counts nowhere."""
    start = mel(lowest)
    step = (mel(highest) - start) / (bands + 1)
    rows: list[list[float]] = [[0.0 for _ in range(bands)]]
    for place in range(1, places):
        at = mel(place * rate / 2 / (places - 1))
        row: list[float] = []
        for band in range(bands):
            rising = (at - start - band * step) / step
            falling = (start + (band + 2) * step - at) / step
            row.append(max(0.0, min(rising, falling)))
        rows.append(row)
    return tf.tensor2d(rows, [places, bands])


def logarithm10(x: tf.Tensor) -> tf.Tensor:
    return x.log().div(math.log(10))


class MelSpectrogram(Extension):
    """Sound [batch, samples] or [samples] as [batch, bands, frames]: amplitudes of overlapping
    windows (to the power `magExp`), summed by bands of the mel scale, in decibels unless
    `powerToDb` is false."""

    className = "MelSpectrogram"

    def configDefaults(self) -> dict[str, Any]:
        return {
            "fftLength": 2048,
            "sequenceStride": 512,
            "sequenceLength": None,
            "window": "hann",
            "samplingRate": 16000,
            "numMelBins": 128,
            "minFreq": 20,
            "maxFreq": None,
            "powerToDb": True,
            "topDb": 80,
            "magExp": 2,
            "minPower": 1e-10,
            "refPower": 1,
        }

    def sequenceLength(self) -> int:
        given: Any = self.config["sequenceLength"]
        length: int = self.config["fftLength"] if given is None else given
        return length

    def windowValues(self) -> tf.Tensor:
        """The window in the middle of as many zeros as the transform is longer."""
        length: int = self.sequenceLength()
        whole: int = self.config["fftLength"]
        share = 0.5
        if self.config["window"] == "hamming":
            share = 0.54
        elif self.config["window"] != "hann":
            raise self.refused("window must be 'hann' or 'hamming'")
        values: list[float] = []
        for index in range(length):
            values.append(share - (1 - share) * math.cos(2 * math.pi * index / length))
        left: int = (whole - length) // 2
        return tf.tensor1d(values).pad([[left, whole - length - left]])

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        x = onlyTensor(inputs).cast("float32")
        single: bool = len(x.shape) == 1
        sound = x.expandDims(0) if single else x
        whole: int = self.config["fftLength"]
        stride: int = self.config["sequenceStride"]
        half: int = whole // 2
        padded = tf.mirrorPad(sound, [[0, 0], [half, half]], "reflect")
        frames: int = 1 + (padded.shape[1] - whole) // stride
        cut: list[tf.Tensor] = []
        for frame in range(frames):
            cut.append(padded.slice([0, frame * stride], [padded.shape[0], whole]))
        windows = tf.stack(cut, 1).mul(self.windowValues())
        fourier: Any = tf.spectral
        spectrum: tf.Tensor = fourier.rfft(windows)
        power = tf.real(spectrum).square().add(tf.imag(spectrum).square())
        amplitude = power.sqrt().pow(tf.scalar(self.config["magExp"]))
        highest: Any = self.config["maxFreq"]
        rate: float = self.config["samplingRate"]
        bands = melBands(
            self.config["numMelBins"],
            half + 1,
            rate,
            self.config["minFreq"],
            rate / 2 if highest is None else highest,
        )
        flat = amplitude.reshape([padded.shape[0] * frames, half + 1]).matMul(bands)
        made = flat.reshape([padded.shape[0], frames, self.config["numMelBins"]])
        if self.config["powerToDb"] is True:
            made = self.decibels(made)
        turned = made.transpose([0, 2, 1])
        return turned.squeeze([0]) if single else turned

    def decibels(self, x: tf.Tensor) -> tf.Tensor:
        least: float = self.config["minPower"]
        told: float = self.config["refPower"]
        reference: float = max(told, -told, least)
        level = logarithm10(x.maximum(least)).mul(10).sub(10 * math.log(reference) / math.log(10))
        return level.maximum(level.max().sub(self.config["topDb"]))

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        samples: int | None = inputShape[len(inputShape) - 1]
        stride: int = self.config["sequenceStride"]
        frames: Any = None
        if samples is not None:
            frames = 1 + samples // stride
        shape: list[Any] = [self.config["numMelBins"], frames]
        return shape if len(inputShape) == 1 else [inputShape[0], *shape]


class STFTSpectrogram(Extension):
    """The spectrum of overlapping windows of sound [batch, samples, channels]. `mode`: "log",
    "magnitude", "psd" (the power), "real", "imag", "angle" or "stft" (real and imaginary parts one
    after the other). The frames are [batch, frames, channels times frequencies], with `expandDims`
    [batch, frames, frequencies, channels]."""

    className = "STFTSpectrogram"

    def configDefaults(self) -> dict[str, Any]:
        return {
            "mode": "log",
            "frameLength": 256,
            "frameStep": None,
            "fftLength": None,
            "window": "hann",
            "periodic": False,
            "scaling": "density",
            "padding": "valid",
            "expandDims": False,
            "dataFormat": "channelsLast",
        }

    def frameStep(self) -> int:
        given: Any = self.config["frameStep"]
        length: int = self.config["frameLength"]
        step: int = length // 2 if given is None else given
        return step

    def fftLength(self) -> int:
        given: Any = self.config["fftLength"]
        if given is not None:
            told: int = given
            return told
        frame: int = self.config["frameLength"]
        length = 1
        while length < frame:
            length = length * 2
        return length

    def windowValues(self) -> list[float]:
        length: int = self.config["frameLength"]
        around: int = length if self.config["periodic"] is True else length - 1
        kind: Any = self.config["window"]
        if kind is None:
            return [1.0 for _ in range(length)]
        if isinstance(kind, list):
            return kind
        share = 0.5
        if kind == "hamming":
            share = 0.54
        elif kind != "hann":
            raise self.refused("window must be 'hann', 'hamming', numbers or nothing")
        values: list[float] = []
        for index in range(length):
            values.append(share - (1 - share) * math.cos(2 * math.pi * index / around))
        return values

    def waveKernel(self, imaginary: bool) -> tf.Tensor:
        """Waves of all frequencies under the window [frameLength, 1, frequencies]."""
        length: int = self.config["frameLength"]
        whole: int = self.fftLength()
        window: list[float] = self.windowValues()
        squares = 0.0
        total = 0.0
        for index in range(length):
            weight: float = window[index]
            squares = squares + weight * weight
            total = total + max(weight, -weight)
        scale = 1.0
        if self.config["scaling"] == "density":
            scale = 1 / squares**0.5
        elif self.config["scaling"] == "spectrum":
            scale = 1 / total
        rows: list[list[float]] = []
        for index in range(length):
            row: list[float] = []
            height: float = window[index]
            for place in range(whole // 2 + 1):
                angle = 2 * math.pi * place * index / whole
                wave = -math.sin(angle) if imaginary else math.cos(angle)
                row.append(wave * height * scale)
            rows.append(row)
        return tf.tensor2d(rows, [length, whole // 2 + 1]).expandDims(1)

    def build(self, inputShape: Any) -> None:
        shape: list[int] = [self.config["frameLength"], 1, self.fftLength() // 2 + 1]
        zeros: Any = resolvedZeros()
        if self.config["mode"] != "imag":
            self.realKernel: Any = self.addWeight("realKernel", shape, "float32", zeros)
            self.realKernel.write(self.waveKernel(False))
        if self.config["mode"] != "real":
            self.imagKernel: Any = self.addWeight("imagKernel", shape, "float32", zeros)
            self.imagKernel.write(self.waveKernel(True))
        super().build(inputShape)

    def spectrum(self, x: tf.Tensor, kernel: Any) -> tf.Tensor:
        """[batch, channels, frames, frequencies] of sound with channels last."""
        channels: int = x.shape[2]
        turned = x.transpose([0, 2, 1]).reshape([x.shape[0] * channels, x.shape[1], 1])
        made = tf.conv1d(turned, kernel.read(), self.frameStep(), self.config["padding"])
        return made.reshape([x.shape[0], channels, made.shape[1], made.shape[2]])

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        given = onlyTensor(inputs)
        first: bool = self.config["dataFormat"] == "channelsFirst"
        x = given.transpose([0, 2, 1]) if first else given
        mode: str = self.config["mode"]
        if mode == "real":
            return self.arranged(self.spectrum(x, self.realKernel))
        imaginary = self.spectrum(x, self.imagKernel)
        if mode == "imag":
            return self.arranged(imaginary)
        real = self.spectrum(x, self.realKernel)
        if mode == "angle":
            return self.arranged(tf.atan2(imaginary, real))
        if mode == "stft":
            return self.arranged(tf.concat([real, imaginary], 3))
        power = real.square().add(imaginary.square())
        if mode == "psd":
            middle: int = power.shape[3] - 2
            size: list[int] = [power.shape[0], power.shape[1], power.shape[2], middle]
            again = power.slice([0, 0, 0, 1], size).pad([[0, 0], [0, 0], [0, 0], [1, 1]])
            return self.arranged(power.add(again))
        linear = power.maximum(1e-7).sqrt()
        if mode == "magnitude":
            return self.arranged(linear)
        return self.arranged(linear.maximum(1e-7).log())

    def arranged(self, x: tf.Tensor) -> tf.Tensor:
        """[batch, channels, frames, frequencies] as the config wants it."""
        first: bool = self.config["dataFormat"] == "channelsFirst"
        if self.config["expandDims"] is True:
            return x if first else x.transpose([0, 2, 3, 1])
        shape: list[int] = x.shape
        if first:
            turned = x.transpose([0, 1, 3, 2])
            return turned.reshape([shape[0], shape[1] * shape[3], shape[2]])
        return x.transpose([0, 2, 1, 3]).reshape([shape[0], shape[2], shape[1] * shape[3]])

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        first: bool = self.config["dataFormat"] == "channelsFirst"
        samples: int | None = inputShape[2] if first else inputShape[1]
        channels: int = inputShape[1] if first else inputShape[2]
        places: int = self.fftLength() // 2 + 1
        if self.config["mode"] == "stft":
            places = places * 2
        frames: Any = None
        if samples is not None:
            step: int = self.frameStep()
            length: int = self.config["frameLength"]
            lost: int = length if self.config["padding"] == "valid" else 1
            spare = samples - lost
            frames = 1 + spare // step
        if self.config["expandDims"] is True:
            last: list[Any] = [channels, frames, places] if first else [frames, places, channels]
            return [inputShape[0], *last]
        flat: int = channels * places
        return [inputShape[0], flat, frames] if first else [inputShape[0], frames, flat]


def resolvedZeros() -> Any:
    """The initializer that is overwritten at once."""
    made: Any = tf.initializers.zeros()
    return made
