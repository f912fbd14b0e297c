/** Python's date.strftime(format); without a format as str(date) shows it. */
function pyFormatDate(date, format) {
  const two = (number) => String(number).padStart(2, '0');
  const named = (options) => date.toLocaleString('en-US', options);
  const thousandths = String(date.getMilliseconds()).padStart(3, '0');
  const start = new Date(date.getFullYear(), 0, 0, 12).getTime();
  const noon = new Date(date).setHours(12, 0, 0, 0);
  const parts = {
    Y: () => String(date.getFullYear()),
    y: () => two(date.getFullYear() % 100),
    m: () => two(date.getMonth() + 1),
    d: () => two(date.getDate()),
    H: () => two(date.getHours()),
    I: () => two(date.getHours() % 12 || 12),
    M: () => two(date.getMinutes()),
    S: () => two(date.getSeconds()),
    f: () => `${thousandths}000`,
    p: () => (date.getHours() < 12 ? 'AM' : 'PM'),
    j: () => String(Math.round((noon - start) / 864e5)).padStart(3, '0'),
    b: () => named({month: 'short'}),
    B: () => named({month: 'long'}),
    a: () => named({weekday: 'short'}),
    A: () => named({weekday: 'long'}),
    '%': () => '%',
  };
  const rest = date.getMilliseconds() ? '.%f' : '';
  const wanted = format ?? `%Y-%m-%d %H:%M:%S${rest}`;
  return wanted.replace(
    /%([a-zA-Z%])/g,
    (found, one) => parts[one]?.() ?? found,
  );
}

/** The date that a text shows in a format of digits. */
function pyParseDate(text, format) {
  const places = {Y: 0, m: 1, d: 2, H: 3, M: 4, S: 5};
  const order = [];
  const pattern = format
    .replace(/[.+()[\]^$|\\]/g, '\\$&')
    .replace(/%([YmdHMS])/g, (_, one) => {
      order.push(places[one]);
      return one === 'Y' ? '(\\d{4})' : '(\\d{1,2})';
    });
  const found = text.match(new RegExp(`^${pattern}$`));
  if (!found) {
    throw new RangeError(
      `time data ${pyQuoted(text)} does not match format ${pyQuoted(format)}`,
    );
  }
  const values = [1900, 1, 1, 0, 0, 0];
  order.forEach((place, index) => (values[place] = Number(found[index + 1])));
  const [year, month, ...rest] = values;
  return new Date(year, month - 1, ...rest);
}

/** datetime.timedelta: milliseconds that are shown as days, hours, minutes and seconds. */
class PyDuration {
  constructor(parts) {
    const sizes = {
      weeks: 6048e5,
      days: 864e5,
      hours: 36e5,
      minutes: 6e4,
      seconds: 1000,
      milliseconds: 1,
    };
    this.milliseconds =
      typeof parts === 'number'
        ? parts
        : Object.entries(parts).reduce(
            (total, [name, value]) => total + value * sizes[name],
            0,
          );
  }

  valueOf() {
    return this.milliseconds;
  }

  get days() {
    return Math.floor(this.milliseconds / 864e5);
  }

  get seconds() {
    return Math.floor((this.milliseconds - this.days * 864e5) / 1000);
  }

  totalSeconds() {
    return this.milliseconds / 1000;
  }

  toString() {
    const two = (number) => String(number).padStart(2, '0');
    const hours = Math.floor(this.seconds / 3600);
    const minutes = Math.floor(this.seconds / 60) % 60;
    const rest =
      this.milliseconds - Math.floor(this.milliseconds / 1000) * 1000;
    const days = this.days
      ? `${this.days} day${Math.abs(this.days) === 1 ? '' : 's'}, `
      : '';
    const fraction = rest
      ? `.${String(Math.round(rest * 1000)).padStart(6, '0')}`
      : '';
    return `${days}${hours}:${two(minutes)}:${two(this.seconds % 60)}${fraction}`;
  }
}
