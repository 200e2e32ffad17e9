# What an option and the scheduler's affinity change about the number of CPUs.
#> version python3.14 --version
#> varies ^\d+ 1$
python3.14 -X cpu_count=3 -c '
    import os
    print(os.cpu_count(), os.process_cpu_count())
'
taskset --cpu-list 0 python3.14 -c '
    import os
    print(os.cpu_count(), os.process_cpu_count())
'
