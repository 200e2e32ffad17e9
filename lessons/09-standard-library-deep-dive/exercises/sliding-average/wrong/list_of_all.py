# fails: test_endless: whole input was read
# fails: test_reads_no_further: by then you had read
def moving_average(numbers, n):
    numbers = list(numbers)
    for start in range(len(numbers) - n + 1):
        yield sum(numbers[start : start + n]) / n
