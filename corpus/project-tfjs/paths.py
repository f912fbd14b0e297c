from pathlib import Path

ROOT = Path(__file__).parent
POINTS = ROOT / "data" / "points.csv"
