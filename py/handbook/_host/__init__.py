"""The doorway to the browser: the only place that imports `js`, `pyodide` or `_handbook_host`."""
