"""``tf.data``: datasets that are read element by element."""

from tfjs.data.augmentation import ImageDataGenerator, imageDataGenerator
from tfjs.data.csv_dataset import ColumnConfig, CSVConfig, CSVDataset
from tfjs.data.dataset import Dataset, array
from tfjs.data.dataset import zip_ as zip
from tfjs.data.directories import imageDatasetFromDirectory, textDatasetFromDirectory
from tfjs.data.iterators import LazyIterator
from tfjs.data.pipelines import (
    AUTOTUNE,
    Pipeline,
    fromGenerator,
    fromTensors,
    fromTensorSlices,
    textLines,
    zipDatasets,
)
from tfjs.data.pipelines import range_ as range
from tfjs.data.readers import csv, func, generator, microphone, webcam
from tfjs.data.sequences import Sequence
from tfjs.data.sources import FileDataSource, URLDataSource
from tfjs.data.text_lines import TextLineDataset
from tfjs.data.timeseries import timeseriesDatasetFromArray
from tfjs.data.timeseries_generator import TimeseriesGenerator, timeseriesGenerator

version_data = "4.22.0"

__all__ = [
    "AUTOTUNE",
    "CSVConfig",
    "CSVDataset",
    "ColumnConfig",
    "Dataset",
    "FileDataSource",
    "ImageDataGenerator",
    "LazyIterator",
    "Pipeline",
    "Sequence",
    "TextLineDataset",
    "TimeseriesGenerator",
    "URLDataSource",
    "array",
    "csv",
    "fromGenerator",
    "fromTensorSlices",
    "fromTensors",
    "func",
    "generator",
    "imageDataGenerator",
    "imageDatasetFromDirectory",
    "microphone",
    "range",
    "textDatasetFromDirectory",
    "textLines",
    "timeseriesDatasetFromArray",
    "timeseriesGenerator",
    "version_data",
    "webcam",
    "zip",
    "zipDatasets",
]
