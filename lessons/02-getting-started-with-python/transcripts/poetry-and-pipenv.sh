# One dependency, asked for by Poetry in ferry and by Pipenv in tides.
#> version poetry --version
#> unseen mkdir ferry tides
#> varies pipenv, version \S+|\(version \S+\)
cd ferry
poetry init --no-interaction --name ferry --python ">=3.13"
poetry add --lock --quiet "texttable>=1.7,<2"
ls
grep -A 3 requires-python pyproject.toml
grep -A 1 "^name" poetry.lock
printf '[tool.poetry.dependencies]\ntexttable = "<1.7.1"\nzipp = "*"\n' >>pyproject.toml
poetry lock --quiet
grep -A 1 "^name" poetry.lock
cd ../tides
pipenv --version
pipenv install texttable >pipenv.log 2>&1
ls
sed -n '/packages/,$p' Pipfile
