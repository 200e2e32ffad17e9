# What activate changes, and what breaks when an environment moves.
#> version python3.14 --version
#> unseen mkdir ferry
cd ferry
python3.14 -m venv .venv
ls .venv/bin
.venv/bin/python -c "import sys; print(sys.prefix)"
source .venv/bin/activate
echo "$VIRTUAL_ENV"
echo "$PATH" | cut -d: -f1
command -v python
deactivate
mv .venv moved
#> exit 127
moved/bin/pip --version
head -n 1 moved/bin/pip
moved/bin/python -c "import sys; print(sys.prefix)"
virtualenv --quiet --python python3.14 .venv
grep -E "^(version|virtualenv) " .venv/pyvenv.cfg
