// A page at an earlier address: goes on to where the record is now, with the part after '#', which a refresh by the page itself loses.
location.replace(document.currentScript.dataset.address + location.hash);
