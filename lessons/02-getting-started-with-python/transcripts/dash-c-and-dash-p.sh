# What -m finds with the folder on sys.path and without it, and what -c does with indentation.
#> version python3.14 --version
#> unseen mkdir -p app/ferry; echo 'print("first ferry: 06:40")' >app/ferry/__main__.py
#> varies ^\S+python\S*: No module
cd app
python3.14 -m ferry
#> exit 1
python3.14 -P -m ferry
python3.14 -c '
    for stop in "pier", "island":
        print(stop)
'
