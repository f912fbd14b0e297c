"""``tf.data``: datasets that are read element by element."""

from tfjs.data.csv_dataset import ColumnConfig, CSVConfig, CSVDataset
from tfjs.data.dataset import Dataset, array
from tfjs.data.dataset import zip_ as zip
from tfjs.data.iterators import LazyIterator
from tfjs.data.readers import csv, func, generator, microphone, webcam
from tfjs.data.sources import FileDataSource, URLDataSource
from tfjs.data.text_lines import TextLineDataset

version_data = "4.22.0"

__all__ = [
    "CSVConfig",
    "CSVDataset",
    "ColumnConfig",
    "Dataset",
    "FileDataSource",
    "LazyIterator",
    "TextLineDataset",
    "URLDataSource",
    "array",
    "csv",
    "func",
    "generator",
    "microphone",
    "version_data",
    "webcam",
    "zip",
]
