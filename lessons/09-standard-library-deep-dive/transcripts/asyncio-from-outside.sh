# Who awaits whom in a program that runs, asked by another one, on Debian's python3.14.
#> version python3.14 --version
#> unseen printf 'import asyncio\n\n\nasync def open_valve(go):\n    await go.wait()\n\n\nasync def water(bed, go):\n    await open_valve(go)\n\n\nasync def main():\n    go = asyncio.Event()\n    async with asyncio.TaskGroup() as group:\n        for bed in "figs", "palms":\n            group.create_task(water(bed, go), name=bed)\n\n\nasyncio.run(main())\n' > garden.py
python3.14 garden.py &
#> unseen sleep 1
python3.14 -m asyncio ps $! | cut -c33-103
python3.14 -m asyncio pstree $! | sed "s|/.*/||"
#> unseen kill $!
