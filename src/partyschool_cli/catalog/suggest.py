from difflib import get_close_matches
def nearest(word, candidates, limit=3):
    return tuple(get_close_matches(word, candidates, n=limit, cutoff=0.6))
