"""Rows of what a program has of the machine it runs on: files, paths, the process, dates.

Node's modules `fs`, `os` and `path` stand for themselves: a file that uses one imports it.
"""

from __future__ import annotations

from keras_tfjs.javascript.correspondence.row import Row, to_javascript

PATHS = (
    to_javascript("pathlib.Path()", "'.'"),
    to_javascript("pathlib.Path(__file__)", "import.meta.filename"),
    to_javascript("pathlib.Path(__file__).parent", "import.meta.dirname"),
    to_javascript("pathlib.Path(__file__).resolve().parent", "import.meta.dirname"),
    to_javascript("os.path.dirname(__file__)", "import.meta.dirname"),
    to_javascript("os.path.dirname(os.path.abspath(__file__))", "import.meta.dirname"),
    to_javascript("pathlib.Path(x)", "path.normalize(x)"),
    to_javascript("pathlib.Path(x, y)", "path.join(x, y)"),
    to_javascript("pathlib.Path.cwd()", "process.cwd()"),
    to_javascript("pathlib.Path.home()", "os.homedir()"),
    to_javascript("pa / x", "path.join(pa, x)"),
    to_javascript("pa.joinpath(x)", "path.join(pa, x)"),
    to_javascript("pa.joinpath(x, y)", "path.join(pa, x, y)"),
    to_javascript("pa.name", "path.basename(pa)"),
    to_javascript("pa.stem", "path.parse(pa).name"),
    to_javascript("pa.suffix", "path.extname(pa)"),
    to_javascript("pa.parent", "path.dirname(pa)"),
    to_javascript("pa.parents[0]", "path.dirname(pa)"),
    to_javascript("pa.parents[1]", "path.dirname(path.dirname(pa))"),
    to_javascript("pa.parents[2]", "path.dirname(path.dirname(path.dirname(pa)))"),
    to_javascript("pa.parts", "pa.split(path.sep)"),
    to_javascript("pa.with_suffix(x)", "path.format({...path.parse(pa), base: '', ext: x})"),
    to_javascript("pa.with_name(x)", "path.join(path.dirname(pa), x)"),
    to_javascript("pa.resolve()", "path.resolve(pa)"),
    to_javascript("pa.absolute()", "path.resolve(pa)"),
    to_javascript("pa.as_posix()", "pa"),
    to_javascript("pa.is_absolute()", "path.isAbsolute(pa)"),
    to_javascript("pa.relative_to(x)", "path.relative(x, pa)"),
    to_javascript("pa.exists()", "fs.existsSync(pa)"),
    to_javascript("pa.is_dir()", "pyIsKind(pa, 'isDirectory')"),
    to_javascript("pa.is_file()", "pyIsKind(pa, 'isFile')"),
    to_javascript("pa.mkdir()", "fs.mkdirSync(pa)"),
    to_javascript("pa.mkdir(exist_ok=True)", "fs.mkdirSync(pa, {recursive: true})"),
    to_javascript("pa.mkdir(parents=True)", "fs.mkdirSync(pa, {recursive: true})"),
    to_javascript("pa.mkdir(parents=True, exist_ok=True)", "fs.mkdirSync(pa, {recursive: true})"),
    to_javascript("pa.mkdir(exist_ok=True, parents=True)", "fs.mkdirSync(pa, {recursive: true})"),
    to_javascript("pa.rmdir()", "fs.rmdirSync(pa)"),
    to_javascript("pa.unlink()", "fs.unlinkSync(pa)"),
    to_javascript("pa.unlink(missing_ok=True)", "fs.rmSync(pa, {force: true})"),
    to_javascript("pa.rename(x)", "fs.renameSync(pa, x)"),
    to_javascript("pa.touch()", "fs.closeSync(fs.openSync(pa, 'a'))"),
    to_javascript("pa.stat().st_size", "fs.statSync(pa).size"),
    to_javascript("pa.read_text()", "fs.readFileSync(pa, 'utf8')"),
    to_javascript("pa.read_text(encoding=x)", "fs.readFileSync(pa, 'utf8')"),
    to_javascript("pa.write_text(x)", "fs.writeFileSync(pa, x)"),
    to_javascript("pa.write_text(x, encoding=y)", "fs.writeFileSync(pa, x)"),
    to_javascript("pa.read_bytes()", "fs.readFileSync(pa)"),
    to_javascript("pa.write_bytes(x)", "fs.writeFileSync(pa, x)"),
    to_javascript("pa.iterdir()", "fs.readdirSync(pa).map((name) => path.join(pa, name))"),
    to_javascript("pa.glob(x)", "pyGlob(x, pa)"),
    to_javascript("pa.rglob(x)", "pyGlob(`**/${x}`, pa)"),
    to_javascript("os.fspath(x)", "x"),
    to_javascript("os.path.join(x)", "x"),
    to_javascript("os.path.join(x, y)", "path.join(x, y)"),
    to_javascript("os.path.join(x, y, z)", "path.join(x, y, z)"),
    to_javascript("os.path.basename(x)", "path.basename(x)"),
    to_javascript("os.path.dirname(x)", "x.split('/').slice(0, -1).join('/')"),
    to_javascript("os.path.splitext(x)", "pySplitExtension(x)"),
    to_javascript("os.path.split(x)", "[path.dirname(x), path.basename(x)]"),
    to_javascript("os.path.abspath(x)", "path.resolve(x)"),
    to_javascript("os.path.realpath(x)", "fs.realpathSync(x)"),
    to_javascript("os.path.normpath(x)", "path.normalize(x)"),
    to_javascript("os.path.relpath(x, y)", "path.relative(y, x) || '.'"),
    to_javascript("os.path.relpath(x)", "path.relative('', x) || '.'"),
    to_javascript("os.path.isabs(x)", "path.isAbsolute(x)"),
    to_javascript("os.path.exists(x)", "fs.existsSync(x)"),
    to_javascript("os.path.isfile(x)", "pyIsKind(x, 'isFile')"),
    to_javascript("os.path.isdir(x)", "pyIsKind(x, 'isDirectory')"),
    to_javascript("os.path.getsize(x)", "fs.statSync(x).size"),
    to_javascript("os.path.getmtime(x)", "fs.statSync(x).mtimeMs / 1000"),
    to_javascript("os.path.expanduser(x)", "x.replace(/^~/, os.homedir())"),
    to_javascript("os.sep", "'/'"),
    to_javascript("os.linesep", "'\\n'"),
    to_javascript("glob.glob(x)", "pyGlob(x)"),
    to_javascript("glob.glob(x, recursive=True)", "pyGlob(x)"),
)

FOLDERS = (
    to_javascript("os.mkdir(x)", "fs.mkdirSync(x)"),
    to_javascript("os.makedirs(x)", "fs.mkdirSync(x, {recursive: true})"),
    to_javascript("os.makedirs(x, exist_ok=True)", "fs.mkdirSync(x, {recursive: true})"),
    to_javascript("os.listdir(x)", "fs.readdirSync(x)"),
    to_javascript("os.listdir()", "fs.readdirSync('.')"),
    to_javascript("os.walk(x)", "pyWalk(x)"),
    to_javascript("os.remove(x)", "fs.unlinkSync(x)"),
    to_javascript("os.unlink(x)", "fs.unlinkSync(x)"),
    to_javascript("os.rmdir(x)", "fs.rmdirSync(x)"),
    to_javascript("os.rename(x, y)", "fs.renameSync(x, y)"),
    to_javascript("os.replace(x, y)", "fs.renameSync(x, y)"),
    to_javascript("os.getcwd()", "process.cwd()"),
    to_javascript("os.chdir(x)", "process.chdir(x)"),
    to_javascript("os.getpid()", "process.pid"),
    to_javascript("os.cpu_count()", "os.cpus().length"),
    to_javascript("os.environ.get(x)", "process.env[x] ?? null"),
    to_javascript("os.environ.get(x, y)", "process.env[x] ?? y"),
    to_javascript("os.environ.setdefault(x, y)", "process.env[x] ??= y"),
    to_javascript("os.environ[x]", "process.env[x]"),
    to_javascript("os.environ", "process.env"),
    to_javascript("os.getenv(x)", "process.env[x] ?? null"),
    to_javascript("os.getenv(x, y)", "process.env[x] ?? y"),
    to_javascript("shutil.rmtree(x)", "fs.rmSync(x, {recursive: true})"),
    to_javascript(
        "shutil.rmtree(x, ignore_errors=True)", "fs.rmSync(x, {recursive: true, force: true})"
    ),
    to_javascript("shutil.copy(x, y)", "fs.copyFileSync(x, y)"),
    to_javascript("shutil.copyfile(x, y)", "fs.copyFileSync(x, y)"),
    to_javascript("shutil.copytree(x, y)", "fs.cpSync(x, y, {recursive: true})"),
    to_javascript("shutil.move(x, y)", "fs.renameSync(x, y)"),
    to_javascript("tempfile.gettempdir()", "os.tmpdir()"),
    to_javascript("tempfile.mkdtemp()", "fs.mkdtempSync(path.join(os.tmpdir(), 'tmp'))"),
    to_javascript("tempfile.mkdtemp(prefix=x)", "fs.mkdtempSync(path.join(os.tmpdir(), x))"),
    to_javascript("platform.system()", "os.type()"),
    to_javascript("platform.node()", "os.hostname()"),
    to_javascript("socket.gethostname()", "os.hostname()"),
    to_javascript("uuid.uuid4()", "crypto.randomUUID()"),
    to_javascript("uuid.uuid4().hex", "crypto.randomUUID().replaceAll('-', '')"),
    to_javascript("sys.platform", "process.platform"),
    to_javascript("sys.argv", "process.argv.slice(1)"),
    to_javascript("sys.argv[1:]", "process.argv.slice(2)"),
    to_javascript("sys.argv[i]", "process.argv[i + 1]"),
    to_javascript("len(sys.argv)", "process.argv.length - 1"),
    to_javascript("sys.exit()", "process.exit()"),
    to_javascript("sys.exit(i)", "process.exit(i)"),
    to_javascript("sys.stdout.write(x)", "process.stdout.write(x)"),
    to_javascript("sys.stderr.write(x)", "process.stderr.write(x)"),
    to_javascript("sys.stdout.flush()", "undefined"),
    to_javascript("sys.stdin.read()", "fs.readFileSync(0, 'utf8')"),
    to_javascript("sys.stdin", "pyFileLines(0)"),
)

_WHOLE = {"r": "fs.readFileSync(x, 'utf8')", "rb": "fs.readFileSync(x)"}
_PUT = {"w": "fs.writeFileSync(x, {})", "a": "fs.appendFileSync(x, {})"}
_DUMPED = {
    "json.dump(y, {})": "JSON.stringify(y)",
    "json.dump(y, {}, indent=i)": "JSON.stringify(y, null, i)",
    "json.dump(y, {}, indent=i, sort_keys=True)": "JSON.stringify(pySortedKeys(y), null, i)",
    "json.dump(y, {}, ensure_ascii=z)": "JSON.stringify(y)",
    "json.dump(y, {}, indent=i, ensure_ascii=z)": "JSON.stringify(y, null, i)",
    "json.dump(y, {}, ensure_ascii=z, indent=i)": "JSON.stringify(y, null, i)",
}


def _file_rows() -> list[Row]:
    """A file that is read or written at one stroke, and one that is open: its descriptor."""
    found = [to_javascript(f"open(x, '{mode}').read()", whole) for mode, whole in _WHOLE.items()]
    for target, read in (("open(x, 'r')", "x"), ("fl", "fl")):
        text = f"fs.readFileSync({read}, 'utf8')"
        found += [
            to_javascript(f"{target}.read()", text),
            to_javascript(f"{target}.readlines()", f"pyFileLines({read})"),
            to_javascript(f"json.load({target})", f"JSON.parse({text})"),
            to_javascript(f"csv.reader({target})", f"pyCsvRows({text})"),
            to_javascript(f"csv.reader({target}, delimiter=t)", f"pyCsvRows({text}, t)"),
            to_javascript(f"csv.DictReader({target})", f"pyCsvRecords({text})"),
            to_javascript(f"csv.DictReader({target}, delimiter=t)", f"pyCsvRecords({text}, t)"),
            to_javascript(f"list({target})", f"pyFileLines({read})"),
        ]
    for target, written in (
        *((f"open(x, '{mode}')", text) for mode, text in _PUT.items()),
        ("fl", "fs.writeSync(fl, {})"),
    ):
        found += [
            to_javascript(f"{target}.write(y)", written.format("y")),
            to_javascript(f"{target}.writelines(xs)", written.format("xs.join('')")),
            *(
                to_javascript(dump.format(target), written.format(text))
                for dump, text in _DUMPED.items()
            ),
        ]
    return found


FILES = (
    *_file_rows(),
    to_javascript("open(x, 'wb').write(y)", "fs.writeFileSync(x, y)"),
    to_javascript("open(x, 'r')", "fs.openSync(x, 'r')"),
    to_javascript("open(x, 'w')", "fs.openSync(x, 'w')"),
    to_javascript("open(x, 'a')", "fs.openSync(x, 'a')"),
    to_javascript("open(x, 'x')", "fs.openSync(x, 'wx')"),
    to_javascript("open(x, 'r+')", "fs.openSync(x, 'r+')"),
    to_javascript("fl.readline()", "pyReadLine(fl)"),
    to_javascript("fl.flush()", "fs.fsyncSync(fl)"),
    to_javascript("fl.close()", "fs.closeSync(fl)"),
    to_javascript("csv.writer(fl)", "fl"),
    to_javascript("cw.writerow(x)", "fs.writeSync(cw, pyCsvText([x]))"),
    to_javascript("cw.writerows(x)", "fs.writeSync(cw, pyCsvText(x))"),
)

DATES = (
    to_javascript("datetime.datetime.now()", "new Date()"),
    to_javascript("datetime.datetime.today()", "new Date()"),
    to_javascript("datetime.date.today()", "new Date(new Date().setHours(0, 0, 0, 0))"),
    to_javascript("datetime.datetime(i, j, k)", "new Date(i, j - 1, k)"),
    to_javascript("datetime.date(i, j, k)", "new Date(i, j - 1, k)"),
    to_javascript("datetime.datetime(i, j, k, n)", "new Date(i, j - 1, k, n)"),
    to_javascript("datetime.datetime(i, j, k, n, m)", "new Date(i, j - 1, k, n, m)"),
    to_javascript("datetime.datetime(i, j, k, n, m, x)", "new Date(i, j - 1, k, n, m, x)"),
    to_javascript("datetime.datetime.fromtimestamp(x)", "new Date(x * 1000)"),
    to_javascript("datetime.datetime.strptime(x, y)", "pyParseDate(x, y)"),
    to_javascript("time.strftime(x)", "pyFormatDate(new Date(), x)"),
    to_javascript("da.strftime(x)", "pyFormatDate(da, x)"),
    to_javascript("da.isoformat()", "pyFormatDate(da).replace(' ', 'T')"),
    to_javascript("da.timestamp()", "da.getTime() / 1000"),
    to_javascript("da.year", "da.getFullYear()"),
    to_javascript("da.month", "da.getMonth() + 1"),
    to_javascript("da.day", "da.getDate()"),
    to_javascript("da.hour", "da.getHours()"),
    to_javascript("da.minute", "da.getMinutes()"),
    to_javascript("da.second", "da.getSeconds()"),
    to_javascript("da.weekday()", "(da.getDay() + 6) % 7"),
    to_javascript("da.isoweekday()", "da.getDay() || 7"),
    to_javascript("(da - db).total_seconds()", "(da.getTime() - db.getTime()) / 1000"),
    to_javascript("da - db", "new PyDuration(da.getTime() - db.getTime())"),
    to_javascript("da + du", "new Date(da.getTime() + du)"),
    to_javascript("da - du", "new Date(da - du)"),
    to_javascript("du + dv", "new PyDuration(du + dv)"),
    to_javascript("du - dv", "new PyDuration(du - dv)"),
    to_javascript("du.total_seconds()", "du.totalSeconds()"),
    to_javascript("da == db", "da.getTime() === db.getTime()"),
    to_javascript("da < db", "da < db"),
    to_javascript("da <= db", "da <= db"),
    to_javascript("da > db", "da > db"),
    to_javascript("da >= db", "da >= db"),
    to_javascript("str(da)", "pyFormatDate(da)"),
    to_javascript("str(du)", "String(du)"),
)

HOST = (*PATHS, *FOLDERS, *FILES, *DATES)
