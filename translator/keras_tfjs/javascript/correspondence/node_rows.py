"""Rows of Node's modules, read: files, paths and the machine, as Python's own modules have them."""

from __future__ import annotations

from keras_tfjs.javascript.correspondence.row import to_python

_ENCODINGS = ("'utf8'", "'utf-8'", "{encoding: 'utf8'}", "{encoding: 'utf-8'}")

_FILES = (
    *(
        to_python(f"fs.readFileSync(x, {one})", "pathlib.Path(x).read_text(encoding='utf-8')")
        for one in _ENCODINGS
    ),
    *(
        to_python(f"fs.writeFileSync(x, y, {one})", "pathlib.Path(x).write_text(y)")
        for one in _ENCODINGS
    ),
    to_python("fs.readFileSync(x)", "pathlib.Path(x).read_bytes()"),
    to_python("fs.writeFileSync(x, s)", "pathlib.Path(x).write_text(s)"),
    to_python("fs.writeFileSync(x, y)", "open(x, 'w').write(y)"),
    to_python("fs.appendFileSync(x, y)", "open(x, 'a').write(y)"),
    to_python("fs.openSync(x, y)", "open(x, y)"),
    to_python("fs.writeSync(x, y)", "x.write(y)"),
    to_python("fs.closeSync(x)", "x.close()"),
    to_python("fs.existsSync(x)", "os.path.exists(x)"),
    to_python("fs.statSync(x).size", "os.path.getsize(x)"),
    to_python("fs.statSync(x).mtimeMs", "os.path.getmtime(x) * 1000"),
    to_python("fs.statSync(x).isDirectory()", "os.path.isdir(x)"),
    to_python("fs.statSync(x).isFile()", "os.path.isfile(x)"),
    to_python("fs.lstatSync(x).isDirectory()", "os.path.isdir(x)"),
    to_python("fs.lstatSync(x).isFile()", "os.path.isfile(x)"),
    to_python("fs.mkdirSync(x)", "os.mkdir(x)"),
    to_python("fs.mkdirSync(x, {recursive: true})", "os.makedirs(x, exist_ok=True)"),
    to_python("fs.readdirSync(x)", "os.listdir(x)"),
    to_python("fs.unlinkSync(x)", "os.remove(x)"),
    to_python("fs.rmdirSync(x)", "os.rmdir(x)"),
    to_python("fs.rmSync(x)", "os.remove(x)"),
    to_python("fs.rmSync(x, {force: true})", "pathlib.Path(x).unlink(missing_ok=True)"),
    to_python("fs.rmSync(x, {recursive: true})", "shutil.rmtree(x)"),
    *(
        to_python(f"fs.rmSync(x, {one})", "shutil.rmtree(x, ignore_errors=True)")
        for one in ("{recursive: true, force: true}", "{force: true, recursive: true}")
    ),
    to_python("fs.renameSync(x, y)", "os.replace(x, y)"),
    to_python("fs.copyFileSync(x, y)", "shutil.copyfile(x, y)"),
    to_python("fs.cpSync(x, y, {recursive: true})", "shutil.copytree(x, y)"),
    to_python("fs.realpathSync(x)", "os.path.realpath(x)"),
    to_python(
        "fs.mkdtempSync(path.join(os.tmpdir(), x))",
        "tempfile.mkdtemp(prefix=x)",
    ),
)

_PATHS = (
    to_python("path.join(x)", "os.path.normpath(x)"),
    to_python("path.join(x, y)", "os.path.join(x, y)"),
    to_python("path.join(x, y, z)", "os.path.join(x, y, z)"),
    to_python("path.join(x, y, z, h)", "os.path.join(x, y, z, h)"),
    to_python("path.resolve(x)", "os.path.abspath(x)"),
    to_python("path.resolve(x, y)", "os.path.abspath(os.path.join(x, y))"),
    to_python("path.basename(x)", "os.path.basename(x)"),
    to_python("path.basename(x, y)", "os.path.basename(x).removesuffix(y)"),
    to_python("path.dirname(x)", "os.path.dirname(x)"),
    to_python("path.extname(x)", "os.path.splitext(x)[1]"),
    to_python("path.parse(x).name", "pathlib.PurePath(x).stem"),
    to_python(
        "path.format({...path.parse(x), base: '', ext: y})",
        "str(pathlib.PurePath(x).with_suffix(y))",
    ),
    to_python("path.normalize(x)", "os.path.normpath(x)"),
    to_python("path.relative('', x)", "os.path.relpath(x)"),
    to_python("path.relative(x, y)", "os.path.relpath(y, x)"),
    to_python("path.isAbsolute(x)", "os.path.isabs(x)"),
    to_python("path.sep", "os.sep"),
)

_MACHINE = (
    to_python("os.tmpdir()", "tempfile.gettempdir()"),
    to_python("os.homedir()", "os.path.expanduser('~')"),
    to_python("os.cpus().length", "os.cpu_count()"),
    to_python("os.EOL", "os.linesep"),
    to_python("os.platform()", "sys.platform"),
    to_python("os.type()", "platform.system()"),
    to_python("os.hostname()", "platform.node()"),
    to_python("process.pid", "os.getpid()"),
    to_python("process.chdir(x)", "os.chdir(x)"),
)

_HELPERS = (
    to_python("pyIsKind(x, 'isDirectory')", "os.path.isdir(x)"),
    to_python("pyIsKind(x, 'isFile')", "os.path.isfile(x)"),
    to_python("pyFileLines(0)", "sys.stdin"),
    to_python("pyFileLines(x)", "list(open(x))"),
    to_python("pyReadLine(x)", "x.readline()"),
    to_python("pyWalk(x)", "os.walk(x)"),
    to_python("pyGlob(x)", "glob.glob(x, recursive=True)"),
    to_python(
        "pyGlob(x, y)",
        "[os.path.join(y, one) for one in glob.glob(x, root_dir=y, recursive=True)]",
    ),
    to_python("pySplitExtension(x)", "os.path.splitext(x)"),
    to_python("pyCsvRows(x)", "list(csv.reader(x.splitlines(True)))"),
    to_python("pyCsvRows(x, y)", "list(csv.reader(x.splitlines(True), delimiter=y))"),
    to_python("pyCsvRecords(x)", "list(csv.DictReader(x.splitlines(True)))"),
    to_python("pyCsvRecords(x, y)", "list(csv.DictReader(x.splitlines(True), delimiter=y))"),
)

NODE = (*_FILES, *_PATHS, *_MACHINE, *_HELPERS)
