# The interactive shell in a terminal of tmux, which types the keys and then shows its screen.
#> version python3.14 --version
#> varies \(main, .*\) \[.*\]
#> unseen python3.14() { tmux -L handbook -f /dev/null new-session -d -x 72 -y 40 -e PYTHON_BASIC_REPL="$PYTHON_BASIC_REPL" "$(type -P python3.14); sleep 60"; sleep 3; for key in "${keys[@]}"; do tmux -L handbook send-keys "$key"; sleep 0.5; done; tmux -L handbook capture-pane -p -e | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' | sed '$s/$/\x1b[0m/'; tmux -L handbook kill-server; }
#> unseen keys=('def leaves(time):' Enter 'return f"at {tme}"' Enter Enter 'leaves("06:40")' Enter Up Up Left Left Left Left i End Enter Enter 'leaves("06:40")' Enter 'from xml import ' Tab Tab)
python3.14
#> unseen keys=(exit Enter)
python3.14
PYTHON_BASIC_REPL=1 python3.14
