import{a}from"./part-RLYK34XD.js";export{a as open};
