#!/bin/sh
# Posts the report in a folder as the one comment of its pull request. The folder comes from a job that ran a fork's code:
# nothing in it is trusted. Needs GH_TOKEN, REPOSITORY and HEAD, the commit that the report is about.
set -eu
folder=$1
mark='<!-- report of what this changes -->'
number=$(head -c 20 "$folder/number" | tr -d '\n')
case "$number" in
  '' | *[!0-9]*) echo "the report names no pull request" >&2; exit 1 ;;
esac
if [ "$(gh api "repos/$REPOSITORY/pulls/$number" --jq .head.sha)" != "$HEAD" ]; then
  echo "pull request $number is not at $HEAD: the report is not about it, or is out of date" >&2
  exit 0
fi
body=$(mktemp)
{ echo "$mark"; head -c 200000 "$folder/short.md" | python3 tools/harmless.py; } > "$body"
mine=$(gh api --paginate "repos/$REPOSITORY/issues/$number/comments" \
  --jq ".[] | select(.user.login == \"github-actions[bot]\" and (.body | startswith(\"$mark\"))) | .id" | head -n 1)
if [ -n "$mine" ]; then
  gh api --silent --method PATCH "repos/$REPOSITORY/issues/comments/$mine" --field "body=@$body"
else
  gh api --silent --method POST "repos/$REPOSITORY/issues/$number/comments" --field "body=@$body"
fi
