# Two versions for one folder. What pyenv install would have built is linked from PATH.
#> version pyenv --version
#> unseen mkdir -p ferry .pyenv/versions
#> unseen for one in python3.13 python3.14; do place=".pyenv/versions/$($one -c 'import platform; print(platform.python_version())')" && mkdir "$place" && ln -s "$($one -c 'import sys; print(sys.base_prefix)')"/* "$place"; done
#> varies 3\.1[34]\.\d+
eval "$(pyenv init - bash)"
pyenv versions
cd ferry
pyenv local 3.13 3.14
cat .python-version
command -v python
python --version
python3.14 --version
PYENV_VERSION=3.14 python --version
pyenv which python
