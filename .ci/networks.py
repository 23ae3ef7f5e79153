"""Reads the GraphML and GEXF of a drawing with NetworkX, and compares both with its JSON.

    crosswalk graph -o DIR/graph.json; … graph.graphml; … graph.gexf; python3 .ci/networks.py DIR
"""

import json
import sys
from pathlib import Path

import networkx

TYPES = {
    "kind": str,
    "local_id": str,
    "label": str,
    "text": str,
    "partnership": str,
    "partnership_label": str,
    "level": int,
    "statements": int,
    "weight": float,
    "depth": str,
    "depth_rank": int,
}


def expect(that, message):
    if not that:
        sys.exit(message)


def of_type(name, attributes):
    for attribute, value in attributes.items():
        # Ids of edges are the format's own, and so is the place that readers give to a node.
        if attribute in TYPES:
            expect(type(value) is TYPES[attribute], f"{name}: {attribute} is {value!r}")


def check(name, network, drawing):
    said = {node["key"]: (node["text"], body["partnership"]["id"])
            for body in drawing["partnerships"] for node in body["nodes"]}
    themes = {theme["key"]: (theme["theme"]["title"], None) for theme in drawing["themes"]}
    wanted = said | themes
    found = {key: (data["text"], data.get("partnership")) for key, data in network.nodes(data=True)}
    expect(network.is_directed() and not network.is_multigraph(), f"{name}: is no plain directed graph")
    expect(found == wanted, f"{name}: {len(found)} nodes; expected {len(wanted)}")
    edges = {(one["from"], one["to"]): (one["statements"], one["depth"]) for one in drawing["edges"]}
    drawn = {(a, b): (data["statements"], data["depth"]) for a, b, data in network.edges(data=True)}
    expect(drawn == edges, f"{name}: {len(drawn)} edges; expected {len(edges)}")
    for _, data in network.nodes(data=True):
        of_type(name, data)
    for _, _, data in network.edges(data=True):
        of_type(name, data)
        expect(data["weight"] == data["statements"], f"{name}: weight {data['weight']}")
    print(f"{name}: {len(found)} nodes, {len(drawn)} edges")


def main(folder):
    for path in sorted(Path(folder).glob("*.json")):
        drawing = json.loads(path.read_text())["answer"]
        graphml, gexf = path.with_suffix(".graphml"), path.with_suffix(".gexf")
        check(graphml.name, networkx.read_graphml(graphml), drawing)
        check(gexf.name, networkx.read_gexf(gexf, version="1.3"), drawing)


if __name__ == "__main__":
    main(sys.argv[1])
