"""
Loads the made-up estate with Cartography's own load() and cleanup job, as its modules do for each account, and prints how long each step took.

Usage: cartography_load.py URI PID STATE=FILE..., with the password in NEO4J_PASSWORD. PID is the server's process. Each FILE has a state of the estate,
one record per line; they are loaded one after the other. What is printed is a JSON object: by state, the seconds of the loads and of the cleanups, and
the processor time of this process and the server (null where the system does not say).
"""

import json
import os
import sys
import time
from dataclasses import dataclass
from datetime import datetime

import neo4j
from cartography.client.core.tx import load
from cartography.graph.job import GraphJob
from cartography.models.core.common import PropertyRef
from cartography.models.core.nodes import CartographyNodeProperties, CartographyNodeSchema
from cartography.models.core.relationships import (
    CartographyRelProperties,
    CartographyRelSchema,
    LinkDirection,
    OtherRelationships,
    TargetNodeMatcher,
    make_target_node_matcher,
)

LASTUPDATED = PropertyRef("lastupdated", set_in_kwargs=True)


@dataclass(frozen=True)
class RelProperties(CartographyRelProperties):
    lastupdated: PropertyRef = LASTUPDATED


@dataclass(frozen=True)
class ToAccount(CartographyRelSchema):
    target_node_label: str = "BenchAccount"
    target_node_matcher: TargetNodeMatcher = make_target_node_matcher(
        {"id": PropertyRef("ACCOUNT_ID", set_in_kwargs=True)}
    )
    direction: LinkDirection = LinkDirection.INWARD
    rel_label: str = "RESOURCE"
    properties: RelProperties = RelProperties()


@dataclass(frozen=True)
class ToSubnet(CartographyRelSchema):
    target_node_label: str = "BenchSubnet"
    target_node_matcher: TargetNodeMatcher = make_target_node_matcher({"id": PropertyRef("subnet")})
    direction: LinkDirection = LinkDirection.OUTWARD
    rel_label: str = "PART_OF_SUBNET"
    properties: RelProperties = RelProperties()


@dataclass(frozen=True)
class ToRole(CartographyRelSchema):
    target_node_label: str = "BenchRole"
    target_node_matcher: TargetNodeMatcher = make_target_node_matcher({"arn": PropertyRef("role")})
    direction: LinkDirection = LinkDirection.OUTWARD
    rel_label: str = "ASSUMES"
    properties: RelProperties = RelProperties()


@dataclass(frozen=True)
class AccountProperties(CartographyNodeProperties):
    id: PropertyRef = PropertyRef("id")
    name: PropertyRef = PropertyRef("name")
    lastupdated: PropertyRef = LASTUPDATED


@dataclass(frozen=True)
class Account(CartographyNodeSchema):
    label: str = "BenchAccount"
    properties: AccountProperties = AccountProperties()


@dataclass(frozen=True)
class SubnetProperties(CartographyNodeProperties):
    id: PropertyRef = PropertyRef("id")
    cidr: PropertyRef = PropertyRef("cidr")
    lastupdated: PropertyRef = LASTUPDATED


@dataclass(frozen=True)
class Subnet(CartographyNodeSchema):
    label: str = "BenchSubnet"
    properties: SubnetProperties = SubnetProperties()
    sub_resource_relationship: ToAccount = ToAccount()


@dataclass(frozen=True)
class RoleProperties(CartographyNodeProperties):
    id: PropertyRef = PropertyRef("arn")
    arn: PropertyRef = PropertyRef("arn", extra_index=True)
    name: PropertyRef = PropertyRef("name")
    lastupdated: PropertyRef = LASTUPDATED


@dataclass(frozen=True)
class Role(CartographyNodeSchema):
    label: str = "BenchRole"
    properties: RoleProperties = RoleProperties()
    sub_resource_relationship: ToAccount = ToAccount()


@dataclass(frozen=True)
class ServerProperties(CartographyNodeProperties):
    id: PropertyRef = PropertyRef("id")
    arn: PropertyRef = PropertyRef("arn")
    name: PropertyRef = PropertyRef("name", extra_index=True)
    state: PropertyRef = PropertyRef("state")
    ip: PropertyRef = PropertyRef("ip")
    zone: PropertyRef = PropertyRef("zone")
    cpus: PropertyRef = PropertyRef("cpus")
    monitored: PropertyRef = PropertyRef("monitored")
    launched_at: PropertyRef = PropertyRef("launched_at")
    lastupdated: PropertyRef = LASTUPDATED


@dataclass(frozen=True)
class Server(CartographyNodeSchema):
    label: str = "BenchServer"
    properties: ServerProperties = ServerProperties()
    sub_resource_relationship: ToAccount = ToAccount()
    other_relationships: OtherRelationships = OtherRelationships([ToSubnet(), ToRole()])


# What a relationship points at is there before it.
SCHEMAS = {"account": Account(), "subnet": Subnet(), "role": Role(), "server": Server()}


def read_estate(path):
    """Gives the records of each account by their kind, as they are before load() is called."""
    accounts = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            kind, account, record = json.loads(line)
            # boto3 gives dates, not texts.
            if "launched_at" in record:
                record["launched_at"] = datetime.fromisoformat(record["launched_at"])
            accounts.setdefault(account, {name: [] for name in SCHEMAS})[kind].append(record)
    return accounts


def cpu_seconds(server):
    """Processor time of this process and of the server, until now."""
    try:
        with open(f"/proc/{server}/stat", encoding="utf-8") as file:
            # The name of the program, in parentheses, may hold blanks.
            fields = file.read().rsplit(") ", 1)[1].split()
    except OSError:
        return None
    return time.process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def sync(session, accounts, update_tag, server):
    """One run over all accounts, as a module's sync() does it: load each kind, then clean up. Gives the seconds of both."""
    loading = cleaning = 0.0
    before = cpu_seconds(server)
    for account, records in accounts.items():
        started = time.perf_counter()
        for kind, schema in SCHEMAS.items():
            load(session, schema, records[kind], lastupdated=update_tag, ACCOUNT_ID=account)
        loaded = time.perf_counter()
        for kind, schema in SCHEMAS.items():
            if kind == "account":
                continue
            parameters = {"UPDATE_TAG": update_tag, "ACCOUNT_ID": account}
            GraphJob.from_node_schema(schema, parameters).run(session)
        loading += loaded - started
        cleaning += time.perf_counter() - loaded
    after = cpu_seconds(server)
    return {"load": loading, "cleanup": cleaning, "cpu": None if before is None else after - before}


def main():
    uri, server, *states = sys.argv[1:]
    seconds = {}
    with neo4j.GraphDatabase.driver(uri, auth=("neo4j", os.environ["NEO4J_PASSWORD"])) as driver:
        driver.verify_connectivity()
        with driver.session() as session:
            for number, argument in enumerate(states, start=1):
                state, path = argument.split("=", 1)
                accounts = read_estate(path)
                seconds[state] = sync(session, accounts, number, server)
    print(json.dumps(seconds))


main()
