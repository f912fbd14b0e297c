"""Packages of one language's registry that do what a package of the other's does: for advice, since
their functions differ."""

from __future__ import annotations

CHARTS = "tfjs_vis"
CHARTS_PACKAGE = "@tensorflow/tfjs-vis"
"""Its calls are Python's plots: the stage before JavaScript, and after it, translates them."""

_PAIRS = """
aiohttp=fetch boto3=@aws-sdk/client-s3 bs4=cheerio click=commander cv2=sharp dotenv=dotenv
fastapi=express flask=express h5py=h5wasm jinja2=nunjucks loguru=pino nltk=natural numpy=mathjs
pandas=danfojs PIL=sharp plotly=plotly.js psycopg2=pg pydantic=zod pymongo=mongodb pytest=vitest
redis=redis requests=fetch rich=chalk skimage=sharp sqlalchemy=knex tqdm=cli-progress
transformers=@huggingface/transformers websockets=ws yaml=yaml matplotlib=@tensorflow/tfjs-vis
seaborn=@tensorflow/tfjs-vis soundfile=wavefile
"""
_BACK = """
@tensorflow-models=keras.applications @tensorflow/tfjs-vis=matplotlib argparse=argparse
axios=requests canvas=PIL chai=pytest chalk=rich chart.js=matplotlib cheerio=bs4
cli-progress=tqdm commander=argparse csv-parse=csv csv-parser=csv d3=matplotlib danfojs=pandas
danfojs-node=pandas dayjs=datetime dotenv=dotenv express=flask fs-extra=shutil glob=glob
jasmine=pytest jest=pytest jimp=PIL js-yaml=yaml koa=flask lodash=itertools mathjs=numpy
minimist=argparse mocha=pytest moment=datetime mongodb=pymongo natural=nltk ndarray=numpy
node-fetch=requests nyc=coverage papaparse=csv pg=psycopg2 plotly.js=plotly progress=tqdm
redis=redis rimraf=shutil seedrandom=random sharp=PIL socket.io=socketio sqlite3=sqlite3
underscore=itertools uuid=uuid vitest=pytest winston=logging ws=websockets yargs=argparse
zod=pydantic
"""

_STANDARD = """
bisect=Array.prototype.findIndex calendar=Intl.DateTimeFormat concurrent=Promise.all
configparser=ini ctypes=WebAssembly decimal=decimal.js email=nodemailer fractions=fraction.js
ftplib=basic-ftp getpass=node:readline gzip=node:zlib hashlib=node:crypto hmac=node:crypto html=he
http=node:http inspect=Function.length io=ArrayBuffer locale=Intl mimetypes=mime
multiprocessing=node:worker_threads pickle=JSON.stringify pprint=console.dir
queue=Array.prototype.shift secrets=node:crypto select=node:events shelve=JSON.stringify
signal=process.on smtplib=nodemailer socket=node:net sqlite3=node:sqlite ssl=node:tls
struct=DataView subprocess=node:child_process tarfile=tar threading=node:worker_threads
timeit=performance.now traceback=Error.stack unicodedata=String.prototype.normalize urllib=fetch
weakref=WeakRef xml=DOMParser zipfile=node:zlib zlib=node:zlib
"""


def _table(text: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in text.split())


OF_PYTHON = _table(_PAIRS)
OF_JAVASCRIPT = _table(_BACK)
OF_STANDARD = _table(_STANDARD)
"""What JavaScript and Node have for what modules of Python itself do."""


def way_out(module: str) -> str:
    """What to do with a function of one of Python's own modules that has no counterpart."""
    root = module.split(".")[0]
    if root in OF_STANDARD:
        return f"write it anew with `{OF_STANDARD[root]}`, which does the like"
    return f"write what it computes with the functions of {root} that have a counterpart"


def advice(module: str, *, javascript: bool) -> str:
    """What to do with an import of a package: `javascript` says that it is one of npm."""
    table = OF_JAVASCRIPT if javascript else OF_PYTHON
    root = module if module in table else module.split("/" if javascript else ".")[0]
    if root in table:
        return f"`{table[root]}` is for the same: write what uses `{root}` anew with it"
    return "take what uses it out, or write a module of the project for it"
