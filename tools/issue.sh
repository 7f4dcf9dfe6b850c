#!/bin/sh
# Keeps one open issue with a title, a label and the text of a file; an empty file closes it. An issue that somebody else opened
# under that title is left alone: its author could rewrite it. Needs GH_TOKEN and REPOSITORY.
set -eu
title=$1 label=$2 file=$3
number=$(gh issue list --repo "$REPOSITORY" --state open --app github-actions --label "$label" --search "in:title \"$title\"" --json number,title \
  --jq ".[] | select(.title == \"$title\") | .number" | head -n 1)
if [ ! -s "$file" ]; then
  [ -z "$number" ] || gh issue close "$number" --repo "$REPOSITORY" --comment "All of them work again."
elif [ -n "$number" ]; then
  gh issue edit "$number" --repo "$REPOSITORY" --body-file "$file"
else
  gh issue create --repo "$REPOSITORY" --title "$title" --label "$label" --body-file "$file"
fi
